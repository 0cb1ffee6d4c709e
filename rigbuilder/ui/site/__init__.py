"""Where the rig is plugged in, what electricity costs, and what somebody claims of it."""
