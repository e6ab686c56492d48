/* src/protocols/wait-for-all.ts for SPIN, inputs 11111: the same configurations, and a transition for every event, with the steps on nothing.
   A configuration is as small as SPIN can have it: one bit for each value heard and for each message that waits. Channels take a third longer. */
#define N 5
#define all ((1 << N) - 1)

byte heard[N];      /* from whom: bit q for process q; 0 before the first step */
byte waits[N];      /* the messages that wait: bit q for that of process q */
bool decided[N];

inline step(message) {
	if
	:: heard[_pid] == 0 ->
		heard[_pid] = 1 << _pid;
		for (q : 0 .. N - 1) {
			if
			:: q != _pid -> waits[q] = waits[q] | (1 << _pid)
			:: else
			fi
		}
	:: else
	fi;
	heard[_pid] = heard[_pid] | message;
	if
	:: heard[_pid] == all -> decided[_pid] = true
	:: else
	fi;
	q = 0
}

#define receive(r) d_step { waits[_pid] & (1 << r) -> waits[_pid] = waits[_pid] & ~(1 << r); step(1 << r) }

active [N] proctype process() {
	byte q;
	do
	:: d_step { true -> step(0) }
	:: receive(0)
	:: receive(1)
	:: receive(2)
	:: receive(3)
	:: receive(4)
	od
}
