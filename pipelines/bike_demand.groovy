pipeline('bike_demand') {
    about 'How many bicycles are rented in an hour, from the calendar and the weather'
    owner 'city-bikes@example.com'

    def rentals = collect { csv 'data/bike_sharing_hour.csv' }
    def clean = validate(rentals) {
        rowCount between(10_000, 1_000_000)
        column 'instant', unique, present, identifier
        column 'hr',      between(0, 23)
        column 'cnt',     present, between(1, 10_000)
        check  'both kinds of riders add up', 'casual + registered = cnt'
    }
    // Dates are month/day/year. Casual and registered riders add up to the target, so no model may see them.
    def hours = transform(clean) {
        sql '''
            select strptime(dteday, '%m/%d/%Y') + to_hours(hr) as ts, instant, season, mnth, hr, holiday,
                   weekday, workingday, weathersit, temp, atemp, hum, windspeed, cnt
            from clean
        '''
    }
    def parts = split(hours) { holdOut 20.percent; by time 'ts' }
    def model = train(parts.train) {
        target 'cnt'
        inputs { ignore 'ts', 'instant' }
        using  gradientBoosting { trees 400; depth 6; learningRate 0.05 }
    }
    def quality = evaluate(model, parts.test) {
        measure rmse, mae, r2
        require r2.atLeast(0.60)
    }
    def release = register(model) {
        named 'bike_demand'
        alias 'champion'
        card  { purpose 'Planning how many bicycles stand ready'; limits 'Trained on 2011 and 2012 only'; attach quality }
    }
    def forecast = predict(model, parts.test) { keep 'instant', 'ts', 'cnt' }
    publish(forecast) { named 'bike_forecast' }
}
