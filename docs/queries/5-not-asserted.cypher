// What is only alleged, planned or denied, with the documents that support it.
MATCH (a)-[e]->(b)
WHERE e.status <> 'asserted' AND e.status <> ''
RETURN e.status, a.name, type(e), b.name, e.documents
ORDER BY e.status, a.name, type(e), b.name;
