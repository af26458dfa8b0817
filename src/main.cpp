// The program: see cli/.
#include "cli/cli.hpp"

int main(int argc, char** argv) { return obelus::run(argc, argv); }
