#include "report/training_files.h"

#include <filesystem>

#include "report/training_report.h"
#include "sim/base/error.h"
#include "sim/base/file.h"

namespace skoen::report {

namespace {

namespace fs = std::filesystem;
using session::HandOver;

constexpr const char* kTable = "decisions.csv";

class PrivateFolder {
  public:
    explicit PrivateFolder(const std::string& folder) : folder_(folder) {
        std::error_code fault;
        const bool fresh = fs::create_directories(folder_, fault);
        if (!fault && fresh) fs::permissions(folder_, fs::perms::owner_all, fault);
        if (fault) {
            throw base::InputError(
                base::Fault{folder, 0, 0, "", "a folder that can be written to", fault.message()});
        }
    }
    void write(const std::string& name, std::string_view bytes) {
        base::write_file_atomically(folder_ / name, bytes);
        std::error_code none;  // a stick may know no permissions
        fs::permissions(folder_ / name, fs::perms::owner_read | fs::perms::owner_write, none);
        names_.push_back(name);
    }
    [[nodiscard]] std::vector<std::string> names() && { return std::move(names_); }

  private:
    fs::path folder_;
    std::vector<std::string> names_;
};

void write_table(PrivateFolder& to, const std::vector<const session::Training*>& trainings,
                 HandOver audience) {
    to.write(kTable, session::training_csv(trainings, audience));
    to.write("datapackage.json", session::training_datapackage(kTable, audience));
}

}  // namespace

std::vector<std::string> write_training_files(const session::Training& training,
                                              const std::vector<std::string>& lines, HandOver audience,
                                              base::Language language, const std::string& folder) {
    PrivateFolder to(folder);
    if (audience == HandOver::own) {
        to.write("handout.html", training_html(training, language));
        to.write("handout.pdf", training_pdf(training, language));
        write_table(to, {&training}, audience);
        std::string log;
        for (const std::string& line : lines) log += line + '\n';
        to.write("log.jsonl", log);
        return std::move(to).names();
    }
    const std::string what(session::kHandOvers[static_cast<std::size_t>(audience)]);
    to.write("skoen-" + training.room().session.session + '-' + what + '-' + training.kept_as() + ".json",
             session::hand_over_json(training, audience));
    if (audience == HandOver::research) write_table(to, {&training}, audience);
    return std::move(to).names();
}

std::vector<std::string> write_training_table(const std::vector<session::Training>& trainings,
                                              HandOver audience, const std::string& folder) {
    PrivateFolder to(folder);
    std::vector<const session::Training*> all;
    for (const session::Training& training : trainings) all.push_back(&training);
    write_table(to, all, audience);
    return std::move(to).names();
}

}  // namespace skoen::report
