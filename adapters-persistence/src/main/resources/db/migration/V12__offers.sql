-- Quotes with a coupon, and with others who get a part: as orders have them, see V8 and SplitJson.
ALTER TABLE quote
    ADD coupon   text,
    ADD discount bigint CHECK (discount > 0),
    ADD split    jsonb,
    ADD CHECK ((coupon IS NULL) = (discount IS NULL));
