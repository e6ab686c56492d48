export {explainJudgement} from './explain.js';
export {
	type Certificate,
	type Faults,
	makeCertificateText,
	type ParseSchedule,
	parseCertificate,
	type ProtocolReference,
	type Refutation,
} from './format.js';
export {judgeCertificate} from './judge.js';
export {type Atlas, createAtlas, type Reexplored, type ReexploredQuestion, reexplore} from './reexplore.js';
export {
	type ClaimedRun,
	judgeBlockedRun,
	judgeDecisions,
	type Judgement,
	type Place,
	type Rejection,
	type RejectionCode,
	rejectionCodes,
} from './run.js';
