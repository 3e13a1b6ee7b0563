"""mouctl: a register of agreements in plain TOML, and every date that follows from them."""

__version__ = "0.1.0"
