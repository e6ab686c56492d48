export {certificateOf, type ProtocolReference} from './announce.js';
export {type InitialReport, prove, proving, type Report, type ReportedProperties} from './report.js';
