// skoen fit: a mixed model fitted to a table of answers.
#include <CLI/CLI.hpp>

#include <algorithm>

#include "cli/command.h"
#include "cli/commands.h"
#include "sim/base/file.h"
#include "stats/csv.h"
#include "study/analysis.h"

namespace skoen::cli {

namespace {

std::size_t place_among(const Tr& tr, std::string_view option, const std::string& given,
                        std::initializer_list<std::string_view> names) {
    std::string all;
    std::size_t at = 0;
    for (const std::string_view name : names) {
        if (given == name) return at;
        all += (at++ == 0 ? "" : ", ") + std::string(name);
    }
    throw UsageError(tr("cli.usage.one_of", {option, all, '"' + given + '"'}));
}

class FitCommand final : public Command {
  public:
    std::string_view name() const override { return "fit"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("DATA", data_, tr("cli.help.fit_data"));
        app.add_option("--formula", request_.formula, tr("cli.help.fit_formula"));
        app.add_option("--method", method_, tr("cli.help.fit_method"))->type_name("REML|ML");
        app.add_option("--family", family_, tr("cli.help.fit_family"));
        app.add_option("--quadrature", quadrature_, tr("cli.help.fit_quadrature"))->type_name("N");
        app.add_option("--df", df_, tr("cli.help.fit_df"));
        app.add_option("--robust", robust_, tr("cli.help.fit_robust"));
        app.add_option("--cluster", request_.cluster, tr("cli.help.fit_cluster"));
        app.add_option("--factor", request_.factors, tr("cli.help.fit_factor"))->delimiter(',');
        app.add_option("--design", design_, tr("cli.help.fit_design"));
        app.add_flag("--effects", effects_, tr("cli.help.fit_effects"));
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "DATA", !data_.empty());
        if (effects_ && design_.empty()) throw UsageError(tr("cli.usage.fit_effects_need"));
        std::optional<study::StudyDesign> design;
        if (!design_.empty()) {
            design = study::load_design(design_);
            if (!design->vignettes) throw UsageError(tr("cli.usage.no_vignettes", {design_}));
            if (request_.formula.empty()) request_.formula = study::preregistered_formula(*design->vignettes);
            request_.levels = study::levels_of(*design->vignettes);
        }
        require_argument(tr, "--formula", !request_.formula.empty());
        request_.reml = place_among(tr, "--method", method_, {"REML", "ML"}) == 0;
        request_.family = static_cast<study::Family>(
            place_among(tr, "--family", family_, {"gaussian", "binomial", "ordinal"}));
        request_.df = static_cast<stats::DegreesOfFreedom>(
            place_among(tr, "--df", df_, {"satterthwaite", "kenward-roger", "residual", "none"}));
        request_.quadrature = static_cast<int>(whole_number(tr, "--quadrature", quadrature_, 1, 63));
        if (request_.quadrature % 2 == 0) throw UsageError(tr("cli.usage.fit_odd"));
        if (!robust_.empty()) {
            request_.robust = static_cast<stats::ClusterRobust>(
                place_among(tr, "--robust", robust_, {"CR0", "CR1", "CR1S", "CR2", "CR3"}));
            if (request_.cluster.empty()) throw UsageError(tr("cli.usage.fit_robust_needs"));
        }
        if (!request_.reml && request_.df == stats::DegreesOfFreedom::kenward_roger) {
            throw UsageError(tr("cli.usage.fit_kr_reml"));
        }
        const stats::DataFrame data = stats::read_csv(base::read_text_file(data_), data_);
        const study::Analysis analysis = study::analyse(data, request_);
        std::vector<study::FactorEffects> effects;
        if (effects_) {
            effects = study::factor_effects(data, *design->vignettes, "answer",
                                            request_.cluster.empty() ? "id" : request_.cluster);
        }
        console.out << (json_ ? study::analysis_json(analysis, effects)
                              : study::analysis_text(analysis, tr.language()) +
                                    (effects_ ? study::factor_effects_text(effects, tr.language()) : ""));
        return kDone;
    }

  private:
    std::string data_, design_, method_ = "REML", family_ = "gaussian", df_ = "satterthwaite",
                                quadrature_ = "1", robust_;
    study::AnalysisRequest request_;
    bool json_ = false, effects_ = false;
};

}  // namespace

std::unique_ptr<Command> make_fit() { return std::make_unique<FitCommand>(); }

}  // namespace skoen::cli
