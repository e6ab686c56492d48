import type {Step, StepView} from '../flp/index.js';

/** What the scheduler of one protocol can do besides choosing who steps and what is received, told step by step. What is left out it cannot do. */
export interface Powers {
	/** The same step, but that its first coin shows the other face; `undefined` when no coin is tossed in it. */
	readonly otherFace?: (view: StepView) => Step | undefined;
	/** Whom the process suspects in the step; `undefined` when it suspects nobody. */
	readonly suspected?: (view: StepView) => number | undefined;
}
