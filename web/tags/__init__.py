"""The coordinator's page of proposed tags."""
