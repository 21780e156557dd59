"""Real servers for development and tests: Elasticsearch, PostgreSQL and Redis.

``make services`` starts one of each and ``make services-stop`` stops them; tests that stop, freeze
or kill a server start a throw-away one of their own. Nothing here runs in a deployment.
"""
