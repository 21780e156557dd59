"""The search room without an engine, and what is special to the embedded one."""
