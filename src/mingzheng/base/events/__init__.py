"""Events (事件): how a lower floor lets others know without knowing them. See `emit` and `subscribe`."""
