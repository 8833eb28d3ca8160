// usage: node to_dataset.js FILE.jsonld [json-ld-1.0]
// Prints the file's triples as JSON. Safe mode: a key, an IRI or a value that would be dropped is an error.
'use strict';
const fs = require('fs');
const jsonld = require('jsonld');

const document = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const options = {safe: true, documentLoader: url => { throw new Error('remote context: ' + url); }};
if (process.argv[3]) options.processingMode = process.argv[3];
jsonld.toRDF(document, options)
  .then(quads => process.stdout.write(JSON.stringify(quads)))
  .catch(error => { console.error(error.message, JSON.stringify(error.details || {})); process.exit(1); });
