"""What a register holds, and what is derived from it: frozen values, no behaviour beyond their own meaning."""
