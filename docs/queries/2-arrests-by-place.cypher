// Arrests by place, with the day that the text gives.
MATCH (who)-[e:ARRESTED_IN]->(place)
WHERE e.status = 'asserted'
RETURN place.name, who.name, e.dates
ORDER BY place.name, who.name;
