// An exported training read by another program: R, where it is installed, gives the numbers of the debrief.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "report/training_files.h"
#include "session/training_debrief.h"
#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/session/training_kills.h"

using namespace skoen;
namespace fs = std::filesystem;

namespace {

// Base R and nothing else: the types come from the cells, as read.csv reads them.
constexpr const char* kScript = R"(
d <- read.csv("decisions.csv")
stopifnot(is.logical(d$acts), is.logical(d$best), is.logical(d$own_acts), is.numeric(d$own), is.numeric(d$tool))
d <- d[!d$skipped & !is.na(d$acts), ]
right <- d$acts == d$best
own_known <- !is.na(d$own_acts)
own_right <- own_known & d$own_acts == d$best
score_right <- d$recommended == d$best
both <- own_known & d$saw_score
say <- function(name, k, n) cat(name, sum(k, na.rm = TRUE), sum(n, na.rm = TRUE), "\n")
say("alone", own_right, own_known)
say("with_score", d$saw_score & right, d$saw_score)
say("wrong_followed", d$saw_score & !score_right & !right, d$saw_score & !score_right)
say("rsr", both & own_right & !score_right & right, both & own_right & !score_right)
say("rair", both & !own_right & score_right & right, both & !own_right & score_right)
cat("minutes", format(mean(d$minutes), digits = 12), "\n")
)";

std::string line_of(const char* name, const session::TrainingCount& count) {
    return std::string(name) + ' ' + std::to_string(count.k) + ' ' + std::to_string(count.n) + " \n";
}

}  // namespace

TEST_CASE("R reads the export of a training and counts as the debrief does") {
    if (std::system("Rscript --version >/dev/null 2>&1") != 0) {
        std::cout << "skipped: Rscript is not installed\n";
        return;
    }
    session::KeptTraining kept(tests::training_kills::room(), 5, {});
    while (kept.training().view().phase != session::TrainingPhase::finished)
        kept.apply(tests::training_kills::next_step(kept.training()));
    const session::Training& training = kept.training();
    const auto d = session::debrief_training(training.room(), training.records());
    const fs::path folder = fs::path(SKOEN_BIN_DIR) / "training_export";
    fs::remove_all(folder);
    report::write_training_files(training, {}, session::HandOver::research, base::Language::da,
                                 folder.string());
    base::write_file_atomically(folder / "count.R", kScript);
    const std::string command = "cd '" + folder.string() + "' && Rscript --vanilla count.R > counted";
    REQUIRE(std::system(command.c_str()) == 0);
    const std::string counted = base::read_text_file(folder / "counted");
    INFO(counted);
    for (const std::string& line :
         {line_of("alone", d.alone), line_of("with_score", d.with_score),
          line_of("wrong_followed", d.wrong_followed), line_of("rsr", d.rsr), line_of("rair", d.rair)}) {
        INFO(line);
        CHECK(counted.find(line) != std::string::npos);
    }
    const std::size_t at = counted.find("minutes ");
    REQUIRE(at != std::string::npos);
    CHECK(std::stod(counted.substr(at + 8)) == Approx(d.minutes));
    CHECK(d.rsr.n > 0);
    CHECK(d.rair.n > 0);
    fs::remove_all(folder);
}
