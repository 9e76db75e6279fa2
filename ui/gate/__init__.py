"""The gate: unlocking a journal, or the first start that makes one."""
