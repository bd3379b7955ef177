// N3.js reads from the RDF files the very graphs that rdflib and Oxigraph read, in the canonical form of rdf-canonize; and
// from those of RDF 1.2 the same, once each reifier is turned into a statement node.
//
//     node n3.mjs MODULES FOLDER
//
// MODULES is the folder that npm filled; isomorphic.py has left the canonical forms in the folder $CLIENTS_CANONICAL.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [modules, folder] = process.argv.slice(2)
const canon = process.env.CLIENTS_CANONICAL
const { resolve: find } = createRequire(join(resolve(modules), 'package.json'))
const load = name => import(pathToFileURL(find(name)))
const { DataFactory, Parser } = (await load('n3')).default
const { canonize } = await load('rdf-canonize')
const formats = { ttl: 'text/turtle', nt: 'application/n-triples', nq: 'application/n-quads', trig: 'application/trig' }

// The canonical N-Quads of RDF 1.2 name what is no character, those of RDF 1.1 hold it as it is.
const lines = text => text.replace(/\n$/, '').split('\n').sort()

// The quads of RDF 1.2 in RDF 1.1.
function plain(quads) {
  const rdf = name => DataFactory.namedNode(`http://www.w3.org/1999/02/22-rdf-syntax-ns#${name}`)
  return quads.flatMap(({ subject, predicate, object, graph }) => {
    if (predicate.value !== rdf('reifies').value) return [DataFactory.quad(subject, predicate, object, graph)]
    const parts = { type: rdf('Statement'), subject: object.subject, predicate: object.predicate, object: object.object }
    return Object.entries(parts).map(([name, value]) => DataFactory.quad(subject, rdf(name), value, graph))
  })
}

async function canonical(path, ending) {
  const quads = plain(new Parser({ format: formats[ending] }).parse(readFileSync(path, 'utf8')))
  const form = await canonize(quads, { algorithm: 'RDFC-1.0', format: 'application/n-quads' })
  return lines(form.replace(/[\ufffe\uffff]/g, c => `\\u${c.charCodeAt(0).toString(16).toUpperCase()}`))
}

const counts = []
for (const ending of Object.keys(formats)) {
  const expected = join(canon, `${ending}.nq`)
  if (!existsSync(expected)) continue
  const form = await canonical(join(folder, `graph.${ending}`), ending)
  assert.deepEqual(form, lines(readFileSync(expected, 'utf8')), `graph.${ending}`)
  counts.push(`${ending} ${form.length}`)
  const newer = join(folder, 'rdf12', `graph.${ending}`)
  if (existsSync(newer)) {
    assert.deepEqual(await canonical(newer, ending), form, `rdf12/graph.${ending}`)
    counts.push(`${ending} of RDF 1.2`)
  }
}
assert(counts.length > 0, `no canonical forms in ${canon}`)
const schema = join(dirname(fileURLToPath(import.meta.url)), '../../schema')
for (const name of ['press.owl.ttl', 'press.shapes.ttl']) {
  const expected = readFileSync(join(canon, name.replace('.ttl', '.nq')), 'utf8')
  assert.deepEqual(await canonical(join(schema, name), 'ttl'), lines(expected), name)
}
console.log(`N3.js, canonicalised by rdf-canonize: the same graphs: ${counts.join(', ')}, the ontology and the shapes`)
