"""The durable record of decisions: a SQLite file whose rows are only ever added to."""
