/*
 * A stand-in for `whoami /groups /fo csv /nh`: a group, and the integrity level of a caller who is elevated or not.
 */
#include "state.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
  const char *expected[] = {"/groups", "/fo", "csv", "/nh"};
  for (int i = 0; i < 4; i++) {
    if (argc != 5 || strcmp(argv[i + 1], expected[i]) != 0) return 1;
  }
  struct state *state = state_open();
  int elevated = !state->not_elevated;
  state_close(state);
  puts("\"Everyone\",\"Well-known group\",\"S-1-1-0\",\"Mandatory group, Enabled by default, Enabled group\"");
  printf("\"Mandatory Label\\%s Mandatory Level\",\"Label\",\"%s\",\"\"\n", elevated ? "High" : "Medium",
         elevated ? "S-1-16-12288" : "S-1-16-8192");
  return 0;
}
