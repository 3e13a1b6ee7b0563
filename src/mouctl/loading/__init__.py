"""From TOML files to frozen models; every fault in them is a finding with its place, and all are found in one run."""
