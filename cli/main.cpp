#include <iostream>

#include "cli/command.h"
#include "sim/base/system.h"

int main(int argc, char** argv) {
    return skoen::cli::run_command(skoen::base::start_program(argc, argv), std::cout, std::cerr);
}
