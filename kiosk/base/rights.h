/*
 * base/rights: for the small programs of ours that are installed with one capability each.
 */
#ifndef BASE_RIGHTS_H
#define BASE_RIGHTS_H

/* Drops every capability but that one (CAP_SYS_TIME, …), and the way to any new one. */
void rights_keep_only(int capability);

#endif
