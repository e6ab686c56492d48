/** What one kind of process does, told so that who has read only this can predict every move. */
export interface Role {
	/** "every process", "p0", "the others" */
	readonly who: string;
	/** whether process `self` of n is one; left out where `who` names it, or where everybody is one */
	readonly is?: (self: number, n: number) => boolean;
	/** its first step, whatever it receives */
	readonly firstStep: string;
	readonly onMessage: readonly {readonly message: string; readonly does: string}[];
	/** receiving ∅ later than in its first step */
	readonly onNothing: string;
	readonly decides: string;
}

/** A protocol's page. What the protocol gives up is not written here: the engine finds it. */
export interface Page {
	/** what it does, in two lines of a screen; left out where the protocol's summary says it */
	readonly short?: string;
	readonly what: string;
	readonly from: string;
	readonly roles: readonly Role[];
	/** what the source has and this has not, each with why that does not change the verdict */
	readonly leftOut?: readonly string[];
}
