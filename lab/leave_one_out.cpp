#include "lab/leave_one_out.h"

namespace skoen::lab {

std::vector<HeldOut> leave_one_out(const std::vector<scenarios::Study>& studies, const sim::Behaviour& start,
                                   const CalibrateOptions& options) {
    std::vector<HeldOut> out;
    for (std::size_t left = 0; left < studies.size(); ++left) {
        std::vector<scenarios::Study> rest = studies;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left));
        HeldOut held;
        held.id = studies[left].id;
        const Calibrated fitted = calibrate(rest, start, options);
        ReplicateOptions predict;
        predict.replications = 100;
        predict.threads = options.threads;
        predict.seed = options.seed;
        predict.cancel = options.cancel;
        for (const bool drawn : {false, true}) {
            predict.study.place_drawn = drawn;
            const ReplicatedStudy played = replicate(studies[left], fitted.behaviour, predict);
            for (std::size_t k = 0; k < played.statistics.size(); ++k) {
                if (studies[left].statistics[k].use != scenarios::StatisticUse::calibrate) continue;
                const ReplicatedStatistic& r = played.statistics[k];
                held.statistics += drawn ? 0 : 1;
                (drawn ? held.tail_drawn : held.inside) += (drawn ? r.tail >= 0.025 : r.inside) ? 1 : 0;
            }
        }
        out.push_back(held);
    }
    return out;
}

}  // namespace skoen::lab
