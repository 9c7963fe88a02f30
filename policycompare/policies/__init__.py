"""Vendors, their policies, every version of a policy, and the clauses found in it."""
