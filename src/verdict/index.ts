export {certificateOf, type ProtocolReference} from './announce.js';
export {type InitialReport, prove, type Report, type ReportedProperties} from './report.js';
