// skoen vignettes: a deck made, rated, and written for survey platforms.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

#include "cli/command.h"
#include "cli/commands.h"
#include "scenarios/schema_writer.h"
#include "sim/base/file.h"
#include "stats/csv.h"
#include "study/exports.h"
#include "study/mechanism.h"
#include "study/scenario_levels.h"
#include "study/vignette_text.h"

namespace skoen::cli {

namespace {

class VignettesCommand final : public Command {
  public:
    std::string_view name() const override { return "vignettes"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("DESIGN", design_, tr("cli.help.design"));
        app.add_option("--from", scenario_, tr("cli.help.vignettes_from"))->type_name("SCENARIO");
        app.add_option("--factors", factors_, tr("cli.help.vignettes_factors"))->delimiter(',');
        app.add_option("--out", out_, tr("cli.help.vignettes_out"))->type_name("DIR");
        app.add_option("--export", formats_, tr("cli.help.vignettes_export"))->type_name("FORMAT");
        app.add_option("--import", import_, tr("cli.help.vignettes_import"))->type_name("FILE");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        if (!scenario_.empty()) {
            console.out << scenarios::write_with_schema(study::design_from_scenario(scenario_, factors_));
            return kDone;
        }
        require_argument(tr, "DESIGN", !design_.empty());
        const study::StudyDesign design = study::load_design(design_);
        if (!design.vignettes) throw UsageError(tr("cli.usage.no_vignettes", {design_}));
        for (const std::string& format : formats_) {
            const auto known = study::export_formats();
            if (std::find(known.begin(), known.end(), format) == known.end()) {
                std::string all;
                for (const std::string_view each : known)
                    all += (all.empty() ? "" : ", ") + std::string(each);
                throw UsageError(tr("cli.usage.one_of", {"--export", all, '"' + format + '"'}));
            }
        }
        if (!formats_.empty() && out_.empty()) throw UsageError(tr("cli.usage.export_out"));
        const auto seed = static_cast<std::uint64_t>(design.power.seed);
        const study::Deck deck = study::make_deck(*design.vignettes, seed);
        const std::vector<study::Respondent> respondents =
            study::assign_respondents(*design.vignettes, deck, seed);
        const study::ExportInput input{design, deck, respondents, seed};
        if (!import_.empty()) {
            const std::string text = base::read_text_file(import_);
            console.out << stats::write_csv(import_.ends_with(".csv")
                                                ? study::import_wide(text, import_, input)
                                                : study::import_surveyjs(text, import_, input));
            return kDone;
        }
        if (!out_.empty()) write_folder(input);
        console.out << (json_ ? study::deck_json(design, deck)
                              : study::deck_text(design, deck, tr.language()) +
                                    study::mechanisms_text(design, deck, tr.language()));
        return kDone;
    }

  private:
    void write_folder(const study::ExportInput& input) const {
        base::make_folders(out_);
        std::vector<study::ExportFile> files = study::export_tables(input);
        for (const std::string& format : formats_) {
            for (study::ExportFile& file : study::export_platform(format, input))
                files.push_back(std::move(file));
        }
        for (const study::ExportFile& file : files) {
            const std::filesystem::path path = std::filesystem::path(out_) / file.name;
            base::make_folders(path.parent_path());
            base::write_file_atomically(path, file.bytes);
        }
    }

    std::string design_, out_, import_, scenario_;
    std::vector<std::string> formats_, factors_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_vignettes() { return std::make_unique<VignettesCommand>(); }

}  // namespace skoen::cli
