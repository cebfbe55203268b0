// skoen study: from idea to estimates, one design file, one command.
#include <CLI/CLI.hpp>

#include <filesystem>

#include "cli/command.h"
#include "cli/commands.h"
#include "sim/base/file.h"
#include "study/whole_study.h"

namespace skoen::cli {

namespace {

class StudyCommand final : public Command {
  public:
    std::string_view name() const override { return "study"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("DESIGN", design_, tr("cli.help.design"));
        app.add_option("--out", out_, tr("cli.help.study_out"))->type_name("DIR");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "DESIGN", !design_.empty());
        const study::StudyDesign design = study::load_design(design_);
        if (!design.vignettes) throw UsageError(tr("cli.usage.no_vignettes", {design_}));
        const study::WholeStudy whole = study::whole_study(design);
        const std::string report = study::whole_study_text(whole, out_, tr.language());
        if (!out_.empty()) {
            for (const study::ExportFile& file : whole.files) {
                const std::filesystem::path path = std::filesystem::path(out_) / file.name;
                base::make_folders(path.parent_path());
                base::write_file_atomically(path, file.bytes);
            }
            base::write_file_atomically(std::filesystem::path(out_) / "study.md", report);
        }
        console.out << (json_ ? study::whole_study_json(whole) : report);
        return kDone;
    }

  private:
    std::string design_, out_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_study() { return std::make_unique<StudyCommand>(); }

}  // namespace skoen::cli
