"""Looking after the house (监督与运行): the log, and whether everything runs."""
