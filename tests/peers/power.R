# Power by simulation as a researcher would write it with lme4, of the studies that `skoen power` plays.
#   Rscript power.R DESIGN.json ANSWERS.csv REPLICATIONS    a survey: who saw which vignette is taken from ANSWERS.csv
#   Rscript power.R DESIGN.json - REPLICATIONS              a trial across clusters, equal sizes, no drop-out
# Prints JSON: CPU seconds per 1,000 replications, and the power of each effect by Wald z.
Sys.setenv(OMP_NUM_THREADS = "1", OPENBLAS_NUM_THREADS = "1")
suppressMessages({library(lme4); library(jsonlite)})
args <- commandArgs(TRUE)
design <- fromJSON(args[1], simplifyVector = FALSE)
replications <- as.integer(args[3])

survey <- function(plan, rows) {
  effects <- list()
  mu <- rep(plan$mean, nrow(rows))
  for (factor_of in plan$factors) {
    ids <- vapply(factor_of$levels, function(l) l$id, "")
    effect <- vapply(factor_of$levels, function(l) if (is.null(l$effect)) 0 else l$effect, 0)
    rows[[factor_of$id]] <- factor(rows[[factor_of$id]], levels = ids)
    mu <- mu + effect[as.integer(rows[[factor_of$id]])]
  }
  rows$id <- factor(rows$id)
  people <- nlevels(rows$id)
  list(rows = rows, formula = reformulate(c(vapply(plan$factors, function(f) f$id, ""), "(1|id)"), "y"),
       draw = function() mu + rnorm(people, 0, sqrt(plan$respondent_variance))[as.integer(rows$id)] +
         rnorm(nrow(rows), 0, sqrt(plan$residual_variance)))
}

trial <- function(plan) {
  arms <- length(plan$arms)
  effect <- vapply(plan$arms, function(a) if (is.null(a$effect)) 0 else a$effect, 0)
  rows <- expand.grid(case = seq_len(plan$cases), worker = seq_len(plan$workers), cluster = seq_len(plan$clusters))
  rows$arm <- factor((rows$cluster - 1) %% arms + 1, labels = vapply(plan$arms, function(a) a$id, ""))
  rows$worker <- factor(rows$cluster * 1e4 + rows$worker)
  rows$cluster <- factor(rows$cluster)
  mu <- effect[as.integer(rows$arm)]
  list(rows = rows, formula = y ~ arm + (1 | cluster) + (1 | worker),
       draw = function() mu + rnorm(plan$clusters, 0, sqrt(plan$cluster_variance))[as.integer(rows$cluster)] +
         rnorm(nlevels(rows$worker), 0, sqrt(plan$worker_variance))[as.integer(rows$worker)] +
         rnorm(nrow(rows), 0, sqrt(plan$residual_variance)))
}

study <- if (is.null(design$vignettes)) trial(design$cluster_trial) else survey(design$vignettes, read.csv(args[2]))
set.seed(design$power$seed)
found <- NULL
began <- proc.time()
for (r in seq_len(replications)) {
  study$rows$y <- study$draw()
  fit <- suppressMessages(lmer(study$formula, study$rows))
  z <- fixef(fit) / sqrt(diag(as.matrix(vcov(fit))))
  found <- rbind(found, abs(z) > qnorm(0.975))
}
spent <- proc.time() - began
cat(toJSON(list(tool = paste("lme4", packageVersion("lme4")), replications = replications,
                cpu_seconds_per_1000 = 1000 * (spent[[1]] + spent[[2]]) / replications,
                power = as.list(colMeans(found)[-1])), auto_unbox = TRUE, digits = 4), "\n", sep = "")
