#include <iostream>

#include "cli/command.h"

int main(int argc, char** argv) {
    return skoen::cli::run_command(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc),
                                   std::cout, std::cerr);
}
