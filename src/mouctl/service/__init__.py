"""The use cases: values in, a report out. The only floor that knows the whole one below."""
