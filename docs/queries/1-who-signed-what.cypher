// Who signed what, and the sentence that says so.
MATCH (who)-[e:SIGNED]->(what)
WHERE e.status = 'asserted'
RETURN who.name, what.name, e.evidence[0]
ORDER BY who.name, what.name;
