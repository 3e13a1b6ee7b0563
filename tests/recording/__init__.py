"""Recording an event never loses anything: kills, several writers, full disks, read-only places, odd files."""
