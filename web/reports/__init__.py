"""What people say is wrong with an entry; no account is needed."""
