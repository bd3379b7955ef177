// graph.gexf and graph.graphml as graphology reads them, which is what Gephi Lite and sigma.js stand on.
//
//     node graphology.mjs MODULES FOLDER
//
// MODULES is the folder that npm filled.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const [modules, folder] = process.argv.slice(2)
const load = createRequire(join(resolve(modules), 'package.json'))
const Graph = load('graphology')
const text = name => readFileSync(join(folder, name), 'utf8')
const graph = JSON.parse(text('graph.json'))
const ties = graph.nodes.flatMap(node => [...new Set((node.mentions ?? []).map(mention => mention.document))])
const edges = graph.edges.length + ties.length
// Without what XML cannot hold.
const plain = words => words.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
const labels = graph.nodes.map(node => [plain(node.id), plain(node.label)])

function same(name, read, label, line) {
  const found = read.parse(Graph, text(name))
  assert.equal(found.order, graph.nodes.length, `${name}: nodes`)
  assert.equal(found.size, edges, `${name}: edges`)
  for (const [id, expected] of labels) {
    assert.equal(line(found.getNodeAttribute(id, label)), line(expected), `${name}: ${id}`)
  }
  for (const edge of graph.edges) {
    const [source, target] = [plain(edge.source), plain(edge.target)]
    assert.deepEqual(found.extremities(plain(edge.id)), [source, target], `${name}: ${edge.id}`)
    assert.equal(found.getEdgeAttribute(plain(edge.id), 'rel'), edge.relation)
  }
  console.log(`graphology, ${name}: ${found.order} nodes and ${found.size} edges, as in graph.json`)
}

same('graph.gexf', load('graphology-gexf'), 'label', words => words.replace(/\r\n?/g, '\n'))
// Its reader of XML 1.0 takes the line ends of XML 1.1 for line ends, and a CDATA section has no references to say otherwise.
same('graph.graphml', load('graphology-graphml'), 'label', words => words.replace(/\r[\n\x85]?|[\x85\u2028]/g, '\n'))
