export {
  type Derivation,
  GENRES,
  type Genre,
  METADATA_SOURCES,
  type MetadataCandidate,
  type MetadataSource,
  PASSAGE_KINDS,
  type Passage,
  type PassageKind,
  type Report,
} from './report.ts';
