pipeline('churn') {
    ownr 'growth-ml@example.com'

    def customers = colect { csv 's3://x' }
    def customers2 = collect {
        cvs "s3://lake/customers.csv"
        timeout 30
        retry '3'
    }
    def features = transform(custmers2) {
        compute { c -> c.jion(c, 'customer_id') }
    }
    def parts = split(customers2) { holdOut 20.percent; sed 42 }
    def model = train(parts.trian) {
        target churned
        using gradientBoosting { trees 'many'; dept 6 }
    }
    def model2 = train(model) { target 'churned'; using decisionTree }
    def model2 = train(parts.train) { target 3; using decisionTree }
    while (true) { }
    'touch pwned'.execute()
    System.exit(1)
}
