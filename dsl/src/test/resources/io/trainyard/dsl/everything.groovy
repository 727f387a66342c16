double clip(double x) { Math.min(x, 1.0d) }
pipeline('everything') {
    about 'All words once'; owner 'me@example.com'; tags 'a', 'b'; tags 'c'
    schedule { cron '*/5 0-6 1,15 JAN-MAR MON'; zone 'UTC'; ifMissed all(10); overlap cancelOlder; calendar 'workdays'; from '2026-03-01'; until '2026-12-31T12:00'; jitter 5.minutes; lostTime madeUp; repeatedTime once }
    trigger { webhook 'orders', secret('hooks/orders'); succeeded 'features'; published 'offers'; registered 'churn'; moved 'churn', 'champion'; finding 'churn', 'quality'; file 'in/*.csv'; stableFor 30.seconds; combine any; key event('data.id'); debounce 5.minutes; atMostEvery 1.hour; give 'region', event('data.region'); give 'plain', 'a'; give 'required', 3 }
    deadline { by '07:00'; zone 'Europe/Berlin'; calendar 'workdays'; late { pager 'ml-oncall' } }
    onLate { email owner }
    onWaiting { slack 'ml' }
    onFailure { email 'a@example.com', 'b@example.com'; slack 'ml', 'ops'; pager 'ml-oncall'; webhook 'audit'; log; atMostEvery 1.hours }
    environment('prod') { schedule { cron '0 3 * * *'; zone 'UTC' }; otherwise 'horizon', 60; defaults { timeout 2.hours }; resources { cpus 2 }; retriesInAll 5; runsAtOnce 2; stepsAtOnce 8 }
    environment('test') { unscheduled }
    defaults { retry { times 2; backoff 1.seconds, 10.minutes }; timeout 1.hour }
    retry { times 1; backoff 1.minutes; only machineLost }; retriesInAll 20; runsAtOnce 1; stepsAtOnce 4
    def region = oneOf('eu', 'us') { otherwise 'eu'; about 'Which'; askedWhen manual }
    def plain = oneOf('a', 'b')
    def horizon = wholeNumber { otherwise 30; allowed between(7, 90); personal }
    def since = date { otherwise '2026-01-01'; allowed between('2026-01-01', '2026-12-31') }
    def full = yesNo { otherwise false }
    def name = text { otherwise 'x'; allowed oneOf('x', 'y') }
    def required = number()
    def day = runDate()
    def before = runDate { back 30.days }
    def LIMIT = 20.percent
    def WORDS = ['a', 'b']
    def FACTOR = -2.5
    def a = collect { jdbc connection('crm'); login secret('u'), secret('p'); query "select * from x where r = ${region} and d > ${since} and w in (${WORDS})"; retry none }
    def b = collect { parquet "s3://lake/${region}/${setting('x')}/"; about "the lake" }
    def c = collect { http 'https://x'; bearer secret('t'); nullText 'NA', '-'; delimiter ';' }
    def d = collect { published 'offers' }
    def j = collect { jsonLines 'x.jsonl'; needs a, b; retry { times 3; backoff 30.seconds, 10.minutes; only machineLost, timeout, exitCode(75); never outOfMemory } }
    def clean = validate(a) {
        rowCount between(1, horizon)
        column 'x', type(wholeNumber), between(1, 2), oneOf(1, 2), present, unique, nullsAtMost(2.percent), matching(/.+@.+/), personal, identifier
        column 'd', between('2026-01-01', '2026-12-31')
        check 'sql', "x > ${horizon}"
        check('row') { row -> row.text('plan') != 'pro' || row.number('age') >= 18 && WORDS.contains(row.text('x')) }
        badRows quarantine
    }
    def bad = transform(clean.rejected) { sql 'select * from rejected' }
    def features = transform(clean, b, horizon, full, since, name) {
        compute { rows, use, n, isFull, from, who ->
            def joined = rows.join(use, 'id', inner).join(use, ['a', 'b'], left)
            for (column in ['x', 'y']) { joined = joined.withColumn(column, { row -> row.number('x') == null ? 0 : clip(row.number('x') * FACTOR) }) }
            if (isFull) { return joined }
            joined.where("x > ${n}").where { row -> row.date('d') > from }.groupBy('a').agg('sum(x) as total').orderBy('total').limit(n).fill(0)
        }
    }
    def two = transform(clean) { using python('x.py') { argument 'n', horizon; argument 'url', "x/${region}"; environmentVariable 'TOKEN', secret('t'); tablesAs parquet }; outputs 'train', 'stats' }
    def parts = split(two.train) { holdOut required; validation 10.percent; by group 'user'; stratify 'y'; seed 42 }
    def model = train(parts.train) {
        target 'y'; positive true; weight balanced
        inputs { ignore 'id'; only 'a', 'b'; impute median, 'a'; impute mostFrequent, 'b'; encode oneHot, 'b'; encode ordinal, 'a'; scale everyNumber; scale 'a' }
        using gradientBoosting { trees horizon; depth 4; learningRate 0.1; rowShare 80.percent; columnShare 0.5; seed 1 }
        timeout 3.hours
    }
    def m2 = train(parts.train) { target 'y'; using logisticRegression { epochs 5 } }
    def m3 = train(parts.train) { target 'y'; using randomForest { trees 10 } }
    def m4 = train(parts.train) { target 'y'; using python('t.py') { predictWith 'p.py' } }
    def q = evaluate(model, parts.test)
    def q2 = evaluate(model, parts.validation) { measure auc, f1; require auc.atLeast(LIMIT), logLoss.atMost(0.4); slice 'g', auc.gapAtMost(0.05), recall.ratioAtLeast(0.8); slice 'h' }
    def e = explain(model, parts.test) { method permutation; sampleRows 100 }
    def old = champion('churn')
    def better = compare(model, old, parts.test) { betterIf auc.higherBy(0), rmse.lowerBy(0.1), logLoss.notWorse() }
    def best2 = compare(model, m2, parts.test) { betterIf auc.higherBy(0) }
    def release = register(model) { when better, best2; named "churn_${region}"; alias 'fresh'; card { purpose 'x'; limits 'y'; attach q, e, q.findings } }
    def release4 = register(m4) { named 'm4' }
    def scores = predict(champion('churn'), features) { keep 'id', 'x' }
    publish(scores) { jdbc connection('dw'); into 'forecast'; replaceWhere 'day', day }
    def p2 = publish(scores) { csv "out/${day}.csv" }
    def live = deploy(release) { to endpoint('churn') }
    def s = step(scores, release.card) { using shell('x.sh') { argument 'a', 1 }; produces table('lines'), file('report') }
    def s2 = step { using shell('up.sh'); produces file('id') }
    def t = transform(s.lines, d, c, j) { sql 'select 1' }
    def shops = partition(clean) { by 'shop'; cache { version '2' } }
    def years = list(2024, 2025)
    def scans = list { files "scans/${region}/*.pdf"; cache none }
    def each1 = transform(each(shops), horizon) {
        compute { shop, days -> shop.limit(days) }
        fanOut { parallel 8; tolerate 5.percent; atMost 10_000; ifEmpty skip }
        resources { cpus 0.5; memory 16.GiB; gpus 1; pool 'erp', 1; pool 'crm' }
        priority high; atOnce 2; formerly 'per_shop', 'pershop'; finishWithin 2.hours
    }
    def models = train(each(each1)) { target 'y'; using decisionTree; fanOut { ifEmpty fail } }
    def per = predict(each(models), each(each1))
    def publish2 = publish(each(per)) { csv "out/${per.key}.csv" }
    def together = transform(per, per.failures) { sql 'select * from per where key not in (select key from failures)' }
    def read = step(each(scans)) { using shell('ocr.sh') { argument 'name', scans.key }; produces table('lines') }
    def lines = transform(read.lines) { sql 'select * from lines' }
    def seasons = step(each(years)) { using python('s.py'); produces table('rows') }
    def twelve = step(each(list(between(1, 12)))) { using python('s.py') { argument 'month', list.key }; produces table('rows') }
    def byPlan = transform(each(partition(clean) { by 'plan' })) { sql 'select * from clean' }
    def tooMany = decide(bad, horizon) { bad, days -> bad.rowCount() > 10 * days }
    def cheap = transform(clean) { when not(tooMany); sql 'select 1' }
    def dear = transform(clean) { when anyOf(tooMany, better), not(best2); sql 'select 1' }
    def chosen = whicheverRan(cheap, dear)
    def afterAll = transform(chosen) { needs live; startsWhen noneFailedMinOneSuccess; sql 'select * from chosen' }
    def shared = call('everything-called') { give 'region', region; give 'raw', clean; give 'days', 3 }
    def out = transform(shared.features, shared.table('lines')) { sql 'select 1' }
    def approved = approval(release) { from 'os:ada', 'os:grace'; show q, e; quorum 2; expires 3.days }
    def ownOnly = approval(model) { alone }
    def live2 = deploy(release) { when approved; to endpoint('churn2') }
    onFailure(clean, features) { email owner }
    def told = notify(bad, clean) { when tooMany; email owner; webhook 'audit'; text "bad rows in ${region}" }
    notify { needs told; log; text 'done' }
    cleanup(s2) { using shell('down.sh'); timeout 5.minutes }
}
