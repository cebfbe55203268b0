#include "cli/commands.h"

namespace skoen::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
    std::vector<std::unique_ptr<Command>> all;
    for (const auto make :
         {make_run, make_check, make_list, make_card, make_case, make_report, make_replicate, make_calibrate,
          make_explore, make_merge, make_compare, make_bench, make_session, make_train, make_fit, make_power,
          make_vignettes, make_study})
        all.push_back(make());
    return all;
}

}  // namespace skoen::cli
