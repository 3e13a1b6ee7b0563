"""The house itself: what its documents promise, what its folders pick up, and what its files must not hold."""
