"""Files that come in, whatever they are about: rows, an import plan, a yes, a report."""
