"""The administrator's list of accounts."""
