// People whom two steps through a body, event or agreement connect.
MATCH (a:Official)-[e]->(between)<-[f]-(b:Official)
WHERE a.id < b.id AND e.status = 'asserted' AND f.status = 'asserted'
RETURN DISTINCT a.name, type(e), between.name, type(f), b.name
ORDER BY a.name, b.name, between.name, type(e), type(f);
