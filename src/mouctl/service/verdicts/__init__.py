"""What is said of each agreement by itself: judged on as many cores as there are, and remembered until it changes."""
