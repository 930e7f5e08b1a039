/**
 * What reads teams' packs and adds them to the guidance: with a parser of YAML, schemas and a compiler of signals more than
 * everything else together. It is a bundle of its own, loaded where there is a pack.
 */
export { jsonSchema, schemasAt } from './jsonSchema.ts';
export { loadPack } from './packFolder.ts';
export { signalPlace } from './signalPlace.ts';
export { withLastGood } from './teamPack.ts';
export { withPacks } from './withPacks.ts';
export { yamlPlaceAt } from './yamlPlace.ts';
