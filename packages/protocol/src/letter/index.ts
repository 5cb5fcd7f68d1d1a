export {
  FIELD_FAMILIES,
  type FieldFamily,
  type FieldKind,
  HEADER_FIELDS,
  type HeaderField,
  headerField,
  type Times,
  WRITERS,
  type Writer,
} from './header-fields.ts';
