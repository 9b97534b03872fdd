"""What people do: one act is one transaction, done `by` somebody, and leaves one event."""
