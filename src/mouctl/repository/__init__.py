"""What git has recorded of a register: asked of the `git` program, from the objects in the clone, and never changed."""
