// Who holds which office, and in which documents.
MATCH (who)-[e:HEADS]->(body)
RETURN body.name, who.name, e.titles, e.documents
ORDER BY body.name, who.name;
